/** One changed fact: `field` is the name the API uses, values are as JSON carries them (amounts as strings). */
export interface Change {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}
