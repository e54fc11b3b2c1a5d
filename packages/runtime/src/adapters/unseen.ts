/**
 * What is known of objects that are not ours, kept where nobody sees it and for as long as the object lives.
 *
 * A WeakMap says the same, but searches for the object at each look, which after a round trip means several misses of
 * the processor's caches. A private field is a part of the object itself, and is found like any of its properties.
 */
export class Unseen<Value extends object> {
  readonly #fields = fieldOf<Value>();
  /** For what takes no field. */
  #others: WeakMap<object, Value> | null = null;

  get(object: object): Value | undefined {
    return this.#fields.get(object) ?? this.#others?.get(object);
  }

  set(object: object, value: Value): void {
    if (Object.isExtensible(object)) this.#fields.set(object, value);
    else (this.#others ??= new WeakMap()).set(object, value);
  }
}

interface Field<Value> {
  readonly get: (object: object) => Value | undefined;
  readonly set: (object: object, value: Value) => void;
}

/** A constructor that gives an object back, to which a heir adds its fields. */
class Itself {
  constructor(object: object) {
    return object;
  }
}

/** Each class has private names of its own, also where its text is the same. */
function fieldOf<Value>(): Field<Value> {
  class Known extends Itself {
    #value: Value;

    constructor(object: object, value: Value) {
      super(object);
      this.#value = value;
    }

    static get(object: object): Value | undefined {
      return #value in object ? object.#value : undefined;
    }

    static set(object: object, value: Value): void {
      if (#value in object) object.#value = value;
      else new Known(object, value);
    }
  }
  return Known;
}
