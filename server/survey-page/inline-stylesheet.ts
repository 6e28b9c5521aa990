import Handlebars from 'handlebars'

/** Comments and needless space taken out. @throws when the text would change in a template's escaping */
export function inlineStylesheet(css: string): string {
  const short = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .trim()
  if (Handlebars.escapeExpression(short) !== short) {
    throw new Error('survey.css holds a character that HTML escapes')
  }
  return short
}
