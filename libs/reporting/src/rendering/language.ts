import { type Arguments, languageName, type LocalisedText, type Locale, readText } from '@talkoot/contracts';
import { say } from '../messages/index.js';
import { type Formats, formatsOf } from './formats.js';
import { type Content, type Markup, markup } from './markup.js';

/** The language that a report is written in: its words, its ways of writing, and how it gives a text of several languages. */
export class Language {
  readonly formats: Formats;

  constructor(readonly locale: Locale) {
    this.formats = formatsOf(locale);
  }

  /** A text of the product. */
  readonly say = (key: Parameters<typeof say>[0], given?: Arguments): string => say(key, given)[this.locale];

  /** The bare text, for where no language can be told (CSV). */
  plain(text: LocalisedText): string {
    return readText(text, this.locale).text;
  }

  /** A proper name; when it is in another language, the element says so to a machine, which is enough for a name. */
  name(text: LocalisedText): Content {
    const { text: name, locale } = readText(text, this.locale);
    return locale === this.locale ? name : markup`<span lang="${locale}">${name}</span>`;
  }

  /** A title or a sentence; when it is in another language, it says so to the reader too. */
  prose(text: LocalisedText): Content {
    const { locale } = readText(text, this.locale);
    if (locale === this.locale) return this.name(text);
    const inLanguage = this.say('report.inLanguage', { name: languageName(locale, this.locale) });
    return markup`${this.name(text)} <small class="language">(${inLanguage})</small>`;
  }

  /** The language of a text, for elements that carry it themselves; undefined when it is the report's own. */
  foreign(text: LocalisedText): Locale | undefined {
    const { locale } = readText(text, this.locale);
    return locale === this.locale ? undefined : locale;
  }

  list(items: readonly Content[], separator: Markup = markup`, `): Content {
    return items.map((item, index) => (index === 0 ? item : [separator, item]));
  }
}
