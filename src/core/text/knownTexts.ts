/** Makes a function that works out what it says of a text once; of more texts than `most`, it begins anew. */
export function forKnownTexts<Value>(most: number, work: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return text => {
    let value = known.get(text);
    if (value === undefined) {
      if (known.size >= most) known.clear();
      known.set(text, (value = work(text)));
    }
    return value;
  };
}
