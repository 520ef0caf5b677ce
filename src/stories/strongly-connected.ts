/**
 * Stage stories: a directed graph -> its strongly connected components in topological order (Tarjan 1972, without recursion, so that
 * a chain of 100,000 documents needs no stack). O(nodes + edges) time and memory.
 */

/**
 * The number of the component of each node. An edge leads to a component of the same or of a higher number.
 * @param targets by node: where its edges lead.
 */
export function stronglyConnected(targets: readonly (readonly number[])[]): Uint32Array {
  const n = targets.length;
  const component = new Uint32Array(n);
  const order = new Uint32Array(n);
  const low = new Uint32Array(n);
  const next = new Uint32Array(n);
  const isOpen = new Uint8Array(n);
  const open: number[] = [];
  const path: number[] = [];
  let numVisited = 0;
  let numComponents = 0;
  const visit = (node: number): void => {
    order[node] = low[node] = ++numVisited;
    isOpen[node] = 1;
    open.push(node);
    path.push(node);
  };
  const close = (node: number): void => {
    if (low[node] === order[node]) {
      let member: number;
      do {
        member = open.pop()!;
        isOpen[member] = 0;
        component[member] = numComponents;
      } while (member !== node);
      numComponents++;
    }
    path.pop();
    const parent = path.at(-1);
    if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
  };
  for (let root = 0; root < n; root++) {
    if (order[root] === 0) visit(root);
    while (path.length > 0) {
      const node = path.at(-1)!;
      const target = targets[node]![next[node]!++];
      if (target === undefined) close(node);
      else if (order[target] === 0) visit(target);
      else if (isOpen[target] === 1) low[node] = Math.min(low[node]!, order[target]!);
    }
  }
  // Tarjan's numbers run from the last component to the first
  return component.map((number) => numComponents - 1 - number);
}
