/** Attributes of a name that people read: name, title, organisation. */
export type NamePart = 'CN' | 'T' | 'O';

/** One attribute of a distinguished name as the server writes it (RFC 4514), or nothing. */
export function partOf(name: string, part: NamePart): string {
  const found = new RegExp(`(?:^|[,+]) *${part}=((?:\\\\.|[^,+\\\\])*)`).exec(name)?.[1] ?? '';
  return found.replaceAll(/\\(.)/g, '$1').trim();
}
