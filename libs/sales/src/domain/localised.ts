/** The same words in both languages of the product. */
export interface Localised {
  readonly pl: string;
  readonly en: string;
}
