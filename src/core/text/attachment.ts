/** Values kept with objects, each for as long as its object lives; copies of an object do not have it. */
export interface Attachment<Owner extends object, Value> {
  get(owner: Owner): Value | undefined;
  set(owner: Owner, value: Value): void;
}

/**
 * Makes an attachment for objects that come and go. A `WeakMap` does the same, but V8 lets its entries go only when it collects everything:
 * until then all that was worked out for each text stays, and is moved about again and again.
 */
export function makeAttachment<Owner extends object, Value>(): Attachment<Owner, Value> {
  return class Attached extends Given {
    #value: Value;

    private constructor(owner: Owner, value: Value) {
      super(owner);
      this.#value = value;
    }

    static get(owner: Owner): Value | undefined {
      return #value in owner ? (owner as Attached).#value : undefined;
    }

    static set(owner: Owner, value: Value): void {
      if (#value in owner) (owner as Attached).#value = value;
      else new Attached(owner, value);
    }
  };
}

/**
 * Makes a function that returns what was worked out of an object before, as long as it is asked in the same context, else works it out and keeps it.
 * Contexts are compared by identity; the last one is kept.
 */
export function makeAnswers<Owner extends object, Answer>(): (owner: Owner, work: () => Answer, context?: object) => Answer {
  const kept = makeAttachment<Owner, { readonly context: object | undefined; readonly answer: Answer }>();
  return (owner, work, context) => {
    const known = kept.get(owner);
    if (known && known.context === context) return known.answer;
    const answer = work();
    kept.set(owner, { context, answer });
    return answer;
  };
}

/** A class whose objects are those that it is given: what extends it adds its fields to them. */
class Given {
  constructor(owner: object) {
    return owner;
  }
}
