/** What a function finds in a thing is kept as long as the thing is. */
export function once<T extends object, Found>(find: (thing: T) => Found): (thing: T) => Found {
  const found = new WeakMap<T, { readonly value: Found }>();
  return (thing) => {
    const known = found.get(thing);
    if (known !== undefined) return known.value;
    const value = find(thing);
    found.set(thing, { value });
    return value;
  };
}
