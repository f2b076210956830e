/** Standard normal (Box and Muller). */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export function poisson(mean: number, random: () => number): number {
  let [count, product] = [0, random()];
  for (const end = Math.exp(-mean); product > end; count += 1) product *= random();
  return count;
}

export function logit(chance: number): number {
  const held = Math.min(Math.max(chance, 0.01), 0.99);
  return Math.log(held / (1 - held));
}

export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
