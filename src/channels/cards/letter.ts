/** What stands before an answer whose button is too short for its words: A, B, … and numbers after Z. */
export function letter(place: number): string {
  return place < 26 ? String.fromCharCode(65 + place) : String(place + 1);
}
