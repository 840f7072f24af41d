import { actionsOn, ruleOf, type Visible, visibilityOf } from '@talkoot/contracts';
import type { ReadModel } from './model.js';
import { declares } from './relations.js';
import { models } from './registered.js';

/** Throws unless every model says who they are whom the tables for people name: who sees its rows, and who may do something to them. */
export function requireRelations(): void {
  for (const model of models.values()) {
    for (const [thing, { name, standing }] of thingsOf(model)) {
      const { seenBy } = visibilityOf(thing);
      const unknown = seenBy === 'anybody' ? [] : seenBy.filter((each) => !declares(standing, each));
      if (unknown.length > 0)
        throw new Error(`${name} does not say who is meant: ${thing} is seen by ${unknown.join()}`);
    }
    const kind = model.node ?? model.holds;
    for (const action of kind === undefined ? [] : actionsOn(kind)) {
      const { relations } = ruleOf(action);
      const isKnown =
        relations.length === 0 || relations.some((each) => each === 'self' || declares(model.standing, each));
      if (!isKnown) throw new Error(`${model.name} does not say who is meant: ${action} is for ${relations.join()}`);
    }
  }
}

/** What the rows and fields of a model are in the table for people, and to which model's rows one stands as it tells. */
const thingsOf = (model: ReadModel<object>): (readonly [Visible, ReadModel<object>])[] => [
  ...model.visible.flatMap((rule) =>
    rule.kind === 'rule' ? rule.things.map((thing) => [thing, rule.standsTo()] as const) : [],
  ),
  ...[...model.fields.values()].flatMap((field) =>
    field.kind === 'value' && field.visible ? [[field.visible, model] as const] : [],
  ),
];
