import type { ItemAspect, ItemKind, MeasureOrigin, Locale, LocalisedText, PlanChange } from '@talkoot/contracts';
import { sayIn } from '../messages/index.js';

/** What took the place of a dropped measure, or whose place an added one took: by their codes in the other plan. */
interface Counterparts {
  readonly how: MeasureOrigin;
  readonly codes: readonly string[];
}

/** The codes of the measures that come before one, in the other plan and in this one. */
interface Dependencies {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** One item in two plans. */
export interface ComparedItem {
  readonly change: PlanChange;
  readonly kind: ItemKind;
  readonly code: string;
  readonly name: LocalisedText;
  /** What it is called in the other plan; null: it is not there. */
  readonly before: LocalisedText | null;
  /** What differs. */
  readonly aspects: readonly ItemAspect[];
  /** Null: it is neither replaced nor a replacement. */
  readonly replacement: Counterparts | null;
  /** Null: the same comes before it. */
  readonly dependencies: Dependencies | null;
}

/** The difference in plain words. */
export function differenceText(compared: ComparedItem, locale: Locale): string {
  const { change, kind, code, name, before, aspects, replacement, dependencies } = compared;
  const say = sayIn(locale);
  const item = say('item', { kind: say(`itemKind.${kind}`), name, code });
  if (replacement && change === 'dropped')
    return say(`measureBecame.${replacement.how}`, { item, codes: replacement.codes });
  if (replacement && change === 'added')
    return say(`measureCameBy.${replacement.how}`, { item, codes: replacement.codes });
  if (change !== 'changed') return say(`planChange.${change}`, { item });
  const codesOf = (codes: readonly string[] = []) => (codes.length > 0 ? codes : say('itemAspect.nothing'));
  const said = aspects.map((each) => {
    if (each === 'name') return say('itemAspect.name', { before: before ?? name });
    if (each !== 'depends-on') return say(`itemAspect.${each}`);
    return say('itemAspect.depends-on', {
      before: codesOf(dependencies?.before),
      after: codesOf(dependencies?.after),
    });
  });
  return say('planChange.changed', { item, aspects: said });
}
