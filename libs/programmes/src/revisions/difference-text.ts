import type { ItemAspect, ItemKind, LocalisedText, PlanChange, Translations } from '@talkoot/contracts';
import { say } from '../messages/index.js';

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
}

/** The difference in plain words. */
export const differenceText = ({ change, kind, code, name, before, aspects }: ComparedItem): Translations =>
  say(`planChange.${change}`, {
    item: say('item', { kind: say(`itemKind.${kind}`), name, code }),
    ...(change === 'changed' && {
      aspects: aspects.map((each) =>
        each === 'name' ? say('itemAspect.name', { before: before ?? name }) : say(`itemAspect.${each}`),
      ),
    }),
  });
