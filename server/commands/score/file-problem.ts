/** Why a file could not be read, in Vietnamese. */
export function fileProblem(fault: unknown): string {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  switch (code) {
    case 'ENOENT':
      return 'không có tệp này'
    case 'EISDIR':
      return 'là thư mục, không phải tệp'
    case 'EACCES':
    case 'EPERM':
      return 'không có quyền đọc tệp này'
    default:
      if (code === '') throw fault
      return `không đọc được tệp (${code})`
  }
}
