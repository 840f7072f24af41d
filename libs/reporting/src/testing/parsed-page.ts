import { SaxesParser } from 'saxes';

/** An element of a page as a strict XML parser reads it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

interface OpenElement extends Element {
  readonly children: (Element | string)[];
}

/** Parses a page; throws at the first place where it isn't well-formed XML. */
export function parsePage(page: string): Element {
  const root: OpenElement = { name: 'page', attributes: {}, children: [] };
  const open: OpenElement[] = [root];
  const current = (): OpenElement => open.at(-1) ?? root;
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', ({ name, attributes }) => {
    const element: OpenElement = { name, attributes, children: [] };
    current().children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => void current().children.push(text));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(page).close();
  return root;
}

/** All elements inside that the condition holds for, in the order of the page. */
export function elementsIn(element: Element, condition: (element: Element) => boolean): Element[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return [...(condition(child) ? [child] : []), ...elementsIn(child, condition)];
  });
}

export function named(name: string, className?: string): (element: Element) => boolean {
  return (element) =>
    element.name === name &&
    (className === undefined || (element.attributes['class'] ?? '').split(' ').includes(className));
}

export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
