/**
 * Values by key, those used last: two tables, of which the younger one takes what is set and what was found in the older. When it holds half of what there is room for,
 * it becomes the older one, and what nobody has asked for since goes. So a value that is used stays, and nothing is moved but by a look. O(1).
 */
export class RecentValues<Key, Value> {
  readonly #mostSize: number;
  #young = new Map<Key, Sized<Value>>();
  #old = new Map<Key, Sized<Value>>();
  #youngSize = 0;

  /** @param mostSize what all values may take, in the units of `set`. */
  constructor(mostSize: number) {
    this.#mostSize = mostSize;
  }

  has(key: Key): boolean {
    return this.#young.has(key) || this.#old.has(key);
  }

  get(key: Key): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young.value;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old.value, old.size);
    return old?.value;
  }

  /** A value that would take more than half of the room is not kept. */
  set(key: Key, value: Value, size: number): void {
    if (2 * size > this.#mostSize) return;
    if (2 * (this.#youngSize + size) > this.#mostSize) {
      [this.#old, this.#young] = [this.#young, new Map()];
      this.#youngSize = 0;
    }
    this.#young.set(key, { value, size });
    this.#youngSize += size;
  }
}

interface Sized<Value> {
  readonly value: Value;
  readonly size: number;
}
