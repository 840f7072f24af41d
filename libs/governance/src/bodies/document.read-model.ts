import { partModel, sql } from '@talkoot/platform/read-model';

export const Document = partModel('Document', 'A document, by link.', (is) => ({
  title: is.localised(({ element }) => sql`(${element} -> 'title')`, 'What it is called.'),
  url: is.text(({ element }) => sql`${element} ->> 'url'`, 'Where it is on the web.'),
}));
