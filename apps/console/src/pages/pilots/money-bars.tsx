import { useId } from 'react';
import { Picture } from '../../parts/picture.js';
import { moneyText } from '../../texts/format.js';
import { say } from '../../texts/say.js';
import type { Money } from './money.js';

interface MoneyBarsProps {
  readonly title: string;
  readonly bars: readonly { readonly name: string; readonly amount: Money; readonly returned: Money }[];
}

const WIDTH = 640;
const ROW = 48;
const THICK = 18;

/** Money as bars; what went back of it is hatched. */
export function MoneyBars({ title, bars }: MoneyBarsProps) {
  const hatching = useId();
  const most = Math.max(...bars.map(({ amount }) => Number(amount.amount)), 1);
  const long = ({ amount }: Money): number => (Number(amount) / most) * (WIDTH - 2);
  const textOf = ({ amount, returned }: (typeof bars)[number]): string =>
    Number(returned.amount) === 0
      ? moneyText(amount)
      : say('pilots.amountReturned', { amount: moneyText(amount), returned: moneyText(returned) });
  return (
    <Picture
      title={title}
      description={bars.map((bar) => `${bar.name}: ${textOf(bar)}`).join('; ')}
      width={WIDTH}
      height={bars.length * ROW}
    >
      <pattern id={hatching} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="paper" width="6" height="6" />
        <line className="empty" x1="0" x2="0" y1="0" y2="6" />
      </pattern>
      {bars.map((bar, place) => {
        const [all, back] = [long(bar.amount), long(bar.returned)];
        const y = place * ROW + 20;
        return (
          <g key={bar.name}>
            <text x={0} y={y - 6}>
              {bar.name}
            </text>
            <text x={WIDTH} y={y - 6} textAnchor="end">
              {textOf(bar)}
            </text>
            <rect className="bar" x={1} y={y} width={all - back} height={THICK} />
            <rect x={1 + all - back} y={y} width={back} height={THICK} fill={`url(#${hatching})`} />
            <rect className="empty" x={1} y={y} width={all} height={THICK} />
          </g>
        );
      })}
    </Picture>
  );
}
