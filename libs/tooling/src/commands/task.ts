/** One program to run, and what to say of it. */
export interface Task {
  readonly name: string;
  /** Said when it fails: what to do about it. */
  readonly advice: string;
  /** Arguments for Node, or several such lists to run one after the other. */
  readonly steps: readonly (readonly string[])[];
  readonly env?: Readonly<Record<string, string>>;
  /** Output that means failure although the program ended well. */
  readonly failsOn?: RegExp;
  /** What its outcome depends on: a task that passed on the same files need not run again. Without it it always runs. */
  readonly dependsOn?: (path: string) => boolean;
}
