/** Days are counted from the first Monday; everybody works from Monday to Friday and practises at ten, in UTC. */
export function instantOf(day: number): Date {
  return new Date(firstMonday + day * dayMs);
}

export function dayOf(at: Date): number {
  return Math.floor((at.getTime() - firstMonday) / dayMs + practiceHour / 24);
}

/** When somebody is spoken to on a day: when their work begins, before they practise. */
export function morningOf(day: number): Date {
  return new Date(instantOf(day).getTime() - hourMs);
}

/** When the rules look at what was done on a day. */
export function nightAfter(day: number): Date {
  return new Date(instantOf(day).getTime() + 16 * hourMs);
}

export function isPracticeDay(day: number): boolean {
  return day % 7 < 5;
}

/** The practice day so many practice days later. */
export function practiceDayAfter(day: number, count: number): number {
  let later = day;
  for (let left = count; left > 0; ) {
    later += 1;
    if (isPracticeDay(later)) left -= 1;
  }
  return later;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const practiceHour = 10;
const firstMonday = Date.parse("2027-01-04T10:00:00Z");
