/** One case: its signs, whether it is a positive, and how much it counts. */
export interface Case {
  readonly signs: readonly number[];
  readonly positive: boolean;
  readonly weight: number;
}

/** Coefficients of a logistic regression, the constant last; Newton's method with a small ridge. */
export function fitLogistic(cases: readonly Case[]): readonly number[] {
  const size = (cases[0]?.signs.length ?? 0) + 1;
  let coefficients = new Array<number>(size).fill(0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = new Array<number>(size).fill(0);
    const curvature = Array.from({ length: size }, () => new Array<number>(size).fill(0));
    for (const { signs, positive, weight } of cases) {
      const inputs = [...signs, 1];
      const probability = 1 / (1 + Math.exp(-dot(inputs, coefficients)));
      const bend = weight * probability * (1 - probability);
      inputs.forEach((input, i) => {
        gradient[i] = (gradient[i] ?? 0) + weight * input * ((positive ? 1 : 0) - probability);
        const row = curvature[i] ?? [];
        inputs.forEach((other, j) => {
          row[j] = (row[j] ?? 0) + bend * input * other;
        });
      });
    }
    for (let i = 0; i < size; i += 1) {
      const ridge = i + 1 < size ? RIDGE : 1e-9;
      gradient[i] = (gradient[i] ?? 0) - (i + 1 < size ? RIDGE * (coefficients[i] ?? 0) : 0);
      const row = curvature[i] ?? [];
      row[i] = (row[i] ?? 0) + ridge;
    }
    const step = solve(curvature, gradient);
    coefficients = coefficients.map((coefficient, i) => coefficient + (step[i] ?? 0));
  }
  return coefficients;
}

export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

/** Gaussian elimination with pivots; a handful of unknowns. */
function solve(matrix: readonly (readonly number[])[], values: readonly number[]): readonly number[] {
  const rows = matrix.map((row, i) => [...row, values[i] ?? 0]);
  for (let column = 0; column < rows.length; column += 1) {
    const rest = rows.slice(column).sort((a, b) => Math.abs(b[column] ?? 0) - Math.abs(a[column] ?? 0));
    rows.splice(column, rest.length, ...rest);
    const pivot = rows[column] ?? [];
    const scale = pivot[column] ?? 1;
    for (const [i, row] of rows.entries()) {
      if (i === column) continue;
      const factor = (row[column] ?? 0) / scale;
      for (let j = column; j < row.length; j += 1) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  return rows.map((row, i) => (row.at(-1) ?? 0) / (row[i] ?? 1));
}

const ROUNDS = 40;
const RIDGE = 2;
