/** A value and what it was before: every step can be undone and done again. */
export class History<Value> {
  #past: Value[] = [];
  #future: Value[] = [];
  #gesture: string | null = null;

  constructor(private value: Value) {}

  get present(): Value {
    return this.value;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Steps one after another of the same gesture, such as of one drag, are one step. */
  push(value: Value, gesture: string | null = null): void {
    if (gesture === null || gesture !== this.#gesture) this.#past.push(this.value);
    this.#gesture = gesture;
    this.#future = [];
    this.value = value;
  }

  /** What comes next is a step of its own. */
  endGesture(): void {
    this.#gesture = null;
  }

  /** The same said more exactly: no step. */
  amend(value: Value): void {
    this.value = value;
  }

  undo(): void {
    this.#turn(this.#past, this.#future);
  }

  redo(): void {
    this.#turn(this.#future, this.#past);
  }

  #turn(from: Value[], to: Value[]): void {
    if (!from.length) return;
    to.push(this.value);
    this.value = from.pop()!;
    this.#gesture = null;
  }
}
