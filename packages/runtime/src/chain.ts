/** A link of a {@link Chain}. In at most one chain at a time. */
export interface Link<Node> {
  next: Node | null;
  previous: Node | null;
}

/**
 * A doubly linked list, whose members carry the links themselves. Adding and removing allocates nothing, where a Set
 * that goes back and forth between empty and one grows and shrinks each time.
 */
export class Chain<Node extends Link<Node>> {
  #first: Node | null = null;
  #last: Node | null = null;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The member added last; null if there is none. */
  get last(): Node | null {
    return this.#last;
  }

  /** Adds a node at the end that is in no chain. */
  add(node: Node): void {
    node.previous = this.#last;
    node.next = null;
    if (this.#last === null) this.#first = node;
    else this.#last.next = node;
    this.#last = node;
    this.#size++;
  }

  /** Removes a node that is in this chain. */
  remove(node: Node): void {
    const { next, previous } = node;
    if (previous === null) this.#first = next;
    else previous.next = next;
    if (next === null) this.#last = previous;
    else next.previous = previous;
    node.next = node.previous = null;
    this.#size--;
  }

  /** Removes all. */
  clear(): void {
    for (const node of this.toArray()) this.remove(node);
  }

  /** The members, the oldest first. */
  toArray(): readonly Node[] {
    const nodes: Node[] = [];
    for (let node = this.#first; node !== null; node = node.next) nodes.push(node);
    return nodes;
  }
}
