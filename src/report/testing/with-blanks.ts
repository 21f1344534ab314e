/** What people read, with blanks that may be broken in place of those that may not. */
export const withBlanks = (text: string) => text.replaceAll('\u00a0', ' ');
