/** Where the picture of a character is drawn: a page's affair (web/src/routes/characters), as all drawing is. Null for who has none. */
export const pictureUrl = (id: string | null): string | null => (id === null ? null : `/characters/${id}.svg`);
