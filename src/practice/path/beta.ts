/**
 * The value below which a share of the beta distribution lies, found by halving: a probability that rises with
 * every success and falls with every failure.
 */
export function betaQuantile(share: number, successes: number, failures: number): number {
  let [low, high] = [0, 1];
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (low + high) / 2;
    if (betaShare(middle, successes, failures) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The share of the distribution below a value (regularised incomplete beta function). */
export function betaShare(below: number, a: number, b: number): number {
  if (below <= 0) return 0;
  if (below >= 1) return 1;
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(below) + b * Math.log1p(-below),
  );
  // The fraction converges fast on one side of the mean only; the other is its mirror image.
  return below < (a + 1) / (a + b + 2)
    ? (front * fraction(below, a, b)) / a
    : 1 - (front * fraction(1 - below, b, a)) / b;
}

/** Continued fraction of the incomplete beta function, by Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= 300; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const step = d * c;
    result *= step;
    if (Math.abs(step - 1) < 1e-12) break;
  }
  return result;
}

/** Nothing is divided by zero. */
function away(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

/** Logarithm of the gamma function, for positive numbers: Stirling's series, from where it is exact enough. */
function logGamma(z: number): number {
  if (z < 12) return logGamma(z + 1) - Math.log(z);
  const series = 1 / (12 * z) - 1 / (360 * z ** 3) + 1 / (1260 * z ** 5) - 1 / (1680 * z ** 7);
  return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series;
}
