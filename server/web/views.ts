import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Handlebars from 'handlebars'
import { projectRoot } from './project-root.ts'

/** Renders a page or partial from its plain view model. Everything is escaped; an unknown field throws. */
export type Views = (name: string, model: object) => string

const options = { strict: true, knownHelpersOnly: true, preventIndent: true } as const

/**
 * Compiles every template once. `views/partials/*.hbs` can be used by name in any template, `views/pages/*.hbs`
 * render whole pages through the partial `layout`, which takes the page's own text as its block.
 */
export function loadViews(folder: string = join(projectRoot, 'views')): Views {
  const handlebars = Handlebars.create()
  const templates = new Map<string, Handlebars.TemplateDelegate>()
  for (const kind of ['partials', 'pages']) {
    for (const file of templateFiles(join(folder, kind))) {
      const name = basename(file, '.hbs')
      if (templates.has(name)) throw new Error(`two templates are called ${name}`)
      const template = handlebars.compile(readFileSync(file, 'utf8'), options)
      handlebars.registerPartial(name, template)
      templates.set(name, template)
    }
  }
  return (name, model) => {
    const template = templates.get(name)
    if (!template) throw new Error(`no template is called ${name}`)
    return template(model)
  }
}

function templateFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => join(folder, file))
}
