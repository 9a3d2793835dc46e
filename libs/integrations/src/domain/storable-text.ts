/*
 * Text of a file as the database can keep it: NUL is no text to PostgreSQL, half a surrogate pair none to JSON. What is
 * shown back to a person has the mark for an unreadable letter there; what is imported is refused long before.
 */
const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export const storableText = (text: string): string => text.replace(UNSTORABLE, '\ufffd');
