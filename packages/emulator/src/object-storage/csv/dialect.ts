/** Characters that separate the fields of a line. */
export interface Dialect {
  readonly delimiter: string;
  /** Stands around a field that holds delimiters or line breaks, and twice where such a field holds it. */
  readonly quote: string;
}

export const DIALECT: Dialect = { delimiter: ",", quote: '"' };

/** The fields of a line. A field that holds nothing is undefined; one that holds an empty text stands in quotes. */
export type Fields = (string | undefined)[];
