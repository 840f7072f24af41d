import { Alert, Button, SkipLink, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouterState, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Unread as UnreadCount } from './api/operations.js';
import { queryOf, whoQuery } from './api/queries.js';
import { Flash } from './parts/flash.js';
import { ShowQuery } from './parts/show-query.js';
import { dayOf, type Search } from './search.js';
import { dayText, today } from './texts/format.js';
import { languageName, LOCALES, type Locale, locale } from './texts/locale.js';
import { type Key, say } from './texts/say.js';
import { useChooseLocale } from './texts/choose-locale.js';
import { signInAddress } from './sign-in-address.js';

const PLACES: readonly { readonly address: string; readonly title: Key }[] = [
  { address: '/collaborations', title: 'nav.collaborations' },
  { address: '/pilot-programmes', title: 'kinds.PilotProgramme' },
  { address: '/pilots', title: 'kinds.Pilot' },
  { address: '/alliances', title: 'kinds.Alliance' },
  { address: '/programmes', title: 'kinds.Programme' },
  { address: '/networks', title: 'kinds.Network' },
  { address: '/organisations', title: 'nav.organisations' },
  { address: '/regions', title: 'kinds.Region' },
  { address: '/themes', title: 'kinds.Theme' },
  { address: '/bodies', title: 'kinds.Body' },
  { address: '/meetings', title: 'kinds.Meeting' },
  { address: '/decisions', title: 'kinds.Decision' },
  { address: '/proposals', title: 'kinds.Proposal' },
];

/** What stands around every page. */
export function Frame() {
  const search: Search = useSearch({ strict: false });
  const day = dayOf(search);
  useFocusOnTitle();
  return (
    <>
      <SkipLink href="#content">{say('frame.skip')}</SkipLink>
      <header className="head">
        <Link to="/" className="name">
          {say('frame.name')}
        </Link>
        <Account />
        <Languages />
      </header>
      <div className="body">
        <Navigation />
        <main id="content">
          {day === undefined ? null : <Alert data-color="info">{say('frame.asOf', { day: dayText(day) })}</Alert>}
          <Flash />
          <Outlet />
        </main>
      </div>
      <footer className="foot">
        <DayChoice key={day ?? ''} day={day} />
        <ShowQuery />
        <span>{say('frame.about')}</span>
      </footer>
    </>
  );
}

/** After a step to another page, who cannot see it hears what it is. */
function useFocusOnTitle(): void {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== undefined && before.current !== path) document.querySelector<HTMLElement>('#title')?.focus();
    before.current = path;
  }, [path]);
}

function Navigation() {
  const [isOpen, setOpen] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(() => {
    setOpen(false);
  }, [path]);
  return (
    <nav className={isOpen ? 'places open' : 'places'} aria-label={say('nav.label')}>
      <Button
        variant="secondary"
        className="opener"
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {say('nav.open')}
      </Button>
      <ul>
        {PLACES.map(({ address, title }) => (
          <li key={address}>
            <Link to={address} search={(before: Search): Search => ({ on: dayOf(before) })}>
              {say(title)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Whom one acts for. Until it is known the place stays empty. */
function Account() {
  const { data } = useQuery(whoQuery);
  if (!data) return <span className="account" />;
  if (data.text === '')
    return (
      <span className="account">
        <a href={signInAddress()}>{say('account.signIn')}</a>
      </span>
    );
  return (
    <span className="account">
      <Link to="/mine">{say('account.mine')}</Link> <Unread /> <span>{data.text}</span>{' '}
      <a href={signInAddress()}>{say('account.change')}</a> <a href="/sign-out">{say('account.signOut')}</a>
    </span>
  );
}

const EACH_MINUTE = 60_000;

/** How many notifications are unread, asked for once a minute. */
function Unread() {
  const { data } = useQuery({ ...queryOf(UnreadCount, {}), staleTime: EACH_MINUTE, refetchInterval: EACH_MINUTE });
  return data ? <Link to="/mine/notifications">{say('mine.unread', { count: data.me.unreadCount })}</Link> : null;
}

function Languages() {
  const choose = useChooseLocale();
  return (
    <ul className="languages" aria-label={say('frame.languages')}>
      {LOCALES.map((each: Locale) => (
        <li key={each}>
          <Button
            variant="tertiary"
            data-size="sm"
            lang={each}
            aria-pressed={each === locale()}
            onClick={() => {
              choose(each);
            }}
          >
            {languageName(each, each)}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** The day of the whole page, names and members included. */
function DayChoice({ day }: { readonly day: string | undefined }) {
  const navigate = useNavigate();
  const go = (on: string | undefined) =>
    void navigate({
      to: '.',
      search: (before: Search) => ({ ...before, on, after: undefined, before: undefined }),
    });
  const [typed, setTyped] = useState(day ?? today());
  return (
    <form
      className="day"
      onSubmit={(event) => {
        event.preventDefault();
        go(typed === today() ? undefined : typed);
      }}
    >
      <Textfield
        type="date"
        data-size="sm"
        label={say('frame.day')}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
      />
      <Button type="submit" variant="secondary" data-size="sm">
        {say('frame.showDay')}
      </Button>
      {day === undefined ? null : (
        <Button
          variant="tertiary"
          data-size="sm"
          onClick={() => {
            go(undefined);
          }}
        >
          {say('frame.today')}
        </Button>
      )}
    </form>
  );
}
