/**
 * Parts of a file's name as plain ASCII, which every system takes, joined by hyphens; parts that are absent or have
 * nothing to say are left out.
 * @example asciiName(['báo-cáo', 'Năm 2025', null]) // 'bao-cao-nam-2025'
 */
export function asciiName(parts: readonly (string | null | undefined)[]): string {
  return parts
    .map((part) => asciiOf(part ?? ''))
    .filter((part) => part !== '')
    .join('-')
}

function asciiOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/^-+|-+$/g, '')
}
