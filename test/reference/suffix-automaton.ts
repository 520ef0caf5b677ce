/**
 * Reference: all maximal exact runs of two sequences from a suffix automaton of the first (Blumer et al. 1985,
 * doi:10.1016/0304-3975(85)90157-4). Shares no step with seeds and postings. O(|a| + |b| chain steps + runs) expected.
 *
 * A state stands for the substrings that end at the same places of a; its link is the longest suffix that ends at more
 * places. Read b token by token and keep the state of the longest suffix that a has: the places that a link of the chain adds
 * have exactly that link's length in common with what was read, so no run found can be longer to the left.
 */

export interface ExactRun {
  readonly i: number;
  readonly j: number;
  readonly n: number;
}

interface State {
  length: number;
  link: number;
  next: Map<number, number>;
  /** Where in a its substrings end first, if no other state of its subtree says so; -1 in a clone. */
  end: number;
  readonly children: number[];
}

export class SuffixAutomaton {
  readonly #sequence: ArrayLike<number>;
  readonly #states: State[] = [createState(0, -1, -1)];
  #last = 0;

  constructor(sequence: ArrayLike<number>) {
    this.#sequence = sequence;
    for (let i = 0; i < sequence.length; i++) this.#append(sequence[i]!, i);
    this.#states.forEach(({ link }, state) => {
      if (link >= 0) this.#states[link]!.children.push(state);
    });
  }

  #append(token: number, end: number): void {
    const states = this.#states;
    const added = states.push(createState(end + 1, 0, end)) - 1;
    let p = this.#last;
    for (; p >= 0 && !states[p]!.next.has(token); p = states[p]!.link) states[p]!.next.set(token, added);
    if (p >= 0) states[added]!.link = this.#stateAfter(p, token);
    this.#last = added;
  }

  /** The state that p leads to by a token; a clone of it, where it has longer substrings that end at fewer places. */
  #stateAfter(p: number, token: number): number {
    const states = this.#states;
    const q = states[p]!.next.get(token)!;
    if (states[q]!.length === states[p]!.length + 1) return q;
    const clone = states.push({ ...createState(states[p]!.length + 1, states[q]!.link, -1), next: new Map(states[q]!.next) }) - 1;
    for (let x = p; x >= 0 && states[x]!.next.get(token) === q; x = states[x]!.link) states[x]!.next.set(token, clone);
    states[q]!.link = clone;
    return clone;
  }

  /** Every maximal exact run of at least `minLength` tokens that the sequence has in common with `other`, by i, then j. */
  runsWith(other: ArrayLike<number>, minLength: number): ExactRun[] {
    const runs: ExactRun[] = [];
    let state = 0;
    let length = 0;
    for (let j = 0; j < other.length; j++) {
      while (state > 0 && !this.#states[state]!.next.has(other[j]!)) {
        state = this.#states[state]!.link;
        length = this.#states[state]!.length;
      }
      const next = this.#states[state]!.next.get(other[j]!);
      if (next === undefined) continue;
      state = next;
      length++;
      if (length >= minLength) this.#collect({ state, length, j, other, minLength }, runs);
    }
    return runs.sort((x, y) => x.i - y.i || x.j - y.j);
  }

  /** The runs that end at j: each link of the chain adds the places that the states before it do not have. */
  #collect(
    { state, length, j, other, minLength }: { state: number; length: number; j: number; other: ArrayLike<number>; minLength: number },
    runs: ExactRun[],
  ): void {
    let without = -1;
    for (let s = state; s > 0; s = this.#states[s]!.link) {
      const n = s === state ? length : this.#states[s]!.length;
      if (n < minLength) return;
      for (const end of this.#endsOf(s, without))
        if (end + 1 >= this.#sequence.length || j + 1 >= other.length || this.#sequence[end + 1] !== other[j + 1])
          runs.push({ i: end - n + 1, j: j - n + 1, n });
      without = s;
    }
  }

  /** Where the substrings of a state end in the sequence, without those of one of its children. */
  *#endsOf(state: number, without: number): Generator<number> {
    const open = [state];
    for (let s = open.pop(); s !== undefined; s = open.pop()) {
      if (this.#states[s]!.end >= 0) yield this.#states[s]!.end;
      for (const child of this.#states[s]!.children) if (child !== without) open.push(child);
    }
  }
}

function createState(length: number, link: number, end: number): State {
  return { length, link, next: new Map(), end, children: [] };
}
