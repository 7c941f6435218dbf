/** Remembers what a pure function made of an object as long as the object lives, so that several rules can ask for it. */
export function remembered<Input extends object, Output>(compute: (input: Input) => Output): (input: Input) => Output {
  const known = new WeakMap<Input, Output>();
  return (input) => {
    if (!known.has(input)) known.set(input, compute(input));
    return known.get(input) as Output;
  };
}
