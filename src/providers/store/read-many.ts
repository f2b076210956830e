/** Rows that the database put into one JSON text. They are ours: what wrote them is what reads them. */
export async function readMany<Row>(answer: unknown): Promise<readonly Row[]> {
  const [first] = answer as readonly { readonly rows: string | null }[];
  return JSON.parse(first?.rows ?? "[]") as readonly Row[];
}
