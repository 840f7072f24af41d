/** A piece of HTML or SVG that is safe as it stands. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What may stand in a template: a text is escaped, markup is not, a list is joined, nothing is nothing. */
export type Content = Markup | string | number | undefined | readonly Content[];

/**
 * The only way in which text gets into a page: everything put into the template is escaped unless it is markup itself. What
 * comes out is well-formed XML too, as long as the templates are.
 */
export function markup(parts: TemplateStringsArray, ...contents: Content[]): Markup {
  return new Markup(parts.map((part, index) => part + render(contents[index])).join(''));
}

function render(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string' || typeof content === 'number') return escape(String(content));
  return content.map(render).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML 1.0 can't hold (https://www.w3.org/TR/xml/#charsets) or advises against: control characters, lone surrogates, noncharacters. */
const NOT_XML = /(?![\t\n\r])[\p{Control}\p{Surrogate}\ufffe\uffff]/gu;

function escape(text: string): string {
  return text.replace(NOT_XML, '\ufffd').replace(/[&<>"']/g, (each) => ENTITIES[each] ?? each);
}
