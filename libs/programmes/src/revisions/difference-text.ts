import type { ItemAspect, ItemKind, ItemTurn, Locale, LocalisedText, PlanChange } from '@talkoot/contracts';
import { sayIn } from '../messages/index.js';

/** What a dropped measure became, or out of what an added one came: by their codes in the other plan. */
interface Turned {
  readonly how: ItemTurn;
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
  /** Null: nothing came out of it, and it out of nothing. */
  readonly turned: Turned | null;
  /** Null: the same comes before it. */
  readonly dependencies: Dependencies | null;
}

/** The difference in plain words. */
export function differenceText(compared: ComparedItem, locale: Locale): string {
  const { change, kind, code, name, before, aspects, turned, dependencies } = compared;
  const say = sayIn(locale);
  const item = say('item', { kind: say(`itemKind.${kind}`), name, code });
  if (turned && change === 'dropped') return say(`measureBecame.${turned.how}`, { item, codes: turned.codes });
  if (turned && change === 'added') return say(`measureCameBy.${turned.how}`, { item, codes: turned.codes });
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
