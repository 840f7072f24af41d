import { Field as Shell, Label, Select } from '@digdir/designsystemet-react';
import { type FilledProps, idOf, useFilling } from './filling.js';
import { Group, Wrong } from './group.js';
import { nameOf } from './thing-name.js';
import { isThing, listOf, partOf, type Thing } from './values.js';

/** A line for each seat: who came for it. A seat that nobody came for is not sent. */
export function Attendance({ value, path, label, help }: FilledProps) {
  const { acting, change, errorAt, choices } = useFilling();
  const rows = listOf(value);
  const seats = choices('seat') ?? [];
  const mandates = choices('mandate') ?? [];
  const placeOf = (seat: Thing): number => rows.findIndex((row) => idIn(partOf(row, 'seat')) === seat.id);
  return (
    <Group label={label} help={help} path={path} error={errorAt(path)}>
      {seats.map((seat) => {
        const place = placeOf(seat);
        const at = [...path, String(place)];
        const offered = mandates.filter((each) => idIn(each['of_seat']) === seat.id);
        const wrong = [at, [...at, 'seat'], [...at, 'mandate']].flatMap((each) => errorAt(each) ?? []);
        return (
          <Shell key={seat.id}>
            <Label>{nameOf(seat)}</Label>
            <Select
              id={place === -1 ? undefined : idOf(at)}
              value={idIn(partOf(rows[place], 'mandate')) ?? ''}
              onChange={({ target }) => {
                const mandate = offered.find(({ id }) => id === target.value);
                const others = rows.filter((_, each) => each !== place);
                change(path, mandate ? [...others, { seat, mandate }] : others);
              }}
            >
              <Select.Option value="">{acting.say('form.absent')}</Select.Option>
              {offered.map((each) => (
                <Select.Option key={each.id} value={each.id}>
                  {nameOf({ ...each, of_seat: undefined })}
                </Select.Option>
              ))}
            </Select>
            <Wrong>{wrong.length === 0 ? undefined : wrong.join(' ')}</Wrong>
          </Shell>
        );
      })}
    </Group>
  );
}

const idIn = (value: unknown): string | undefined => (isThing(value as Thing) ? (value as Thing).id : undefined);
