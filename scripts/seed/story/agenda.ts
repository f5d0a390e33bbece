/** Something to be done at a time; of equal times the one that was added first comes first. */
type Entry<Task> = { at: number; order: number; task: Task };

/** A time-ordered queue. */
export type Agenda<Task> = {
  add: (at: number, task: Task) => void;
  /** Takes the next task that is due before `until`. */
  takeBefore: (until: number) => { at: number; task: Task } | undefined;
};

/** An empty queue, kept as a binary heap. */
export function makeAgenda<Task>(): Agenda<Task> {
  const heap: Entry<Task>[] = [];
  let added = 0;
  const isBefore = (a: Entry<Task>, b: Entry<Task>) => a.at < b.at || (a.at === b.at && a.order < b.order);
  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [heap[b]!, heap[a]!];
  };
  const rise = (at: number) => {
    for (let child = at; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (!isBefore(heap[child]!, heap[parent]!)) return;
      swap(child, parent);
      child = parent;
    }
  };
  const sink = () => {
    for (let parent = 0; ; ) {
      const left = parent * 2 + 1;
      const right = left + 1;
      if (left >= heap.length) return;
      const child = right < heap.length && isBefore(heap[right]!, heap[left]!) ? right : left;
      if (!isBefore(heap[child]!, heap[parent]!)) return;
      swap(child, parent);
      parent = child;
    }
  };
  return {
    add: (at, task) => {
      heap.push({ at, order: added++, task });
      rise(heap.length - 1);
    },
    takeBefore: (until) => {
      const first = heap[0];
      if (!first || first.at >= until) return undefined;
      const last = heap.pop()!;
      if (heap.length > 0) {
        heap[0] = last;
        sink();
      }
      return { at: first.at, task: first.task };
    },
  };
}
