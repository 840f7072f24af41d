import { type Locale, readText } from '@talkoot/contracts';
import { html, type Html, type PageContent } from '@talkoot/platform/http';
import { say } from '../messages/index.js';
import { type Choice, type LocalChoice, type SignedIn, signedInText } from './signed-in.service.js';

/** What is carried from the page to the sign-in. */
export interface Carried {
  readonly returnTo: string;
  readonly invitation: string | undefined;
}

const carriedIn = ({ returnTo, invitation }: Carried): Html =>
  html` <input type="hidden" name="return" value="${returnTo}" />
    ${invitation === undefined ? '' : html`<input type="hidden" name="invitation" value="${invitation}" />`}`;

/** The button that leads to the provider. */
export const providerPage = (locale: Locale, provider: string, carried: Carried): PageContent => ({
  title: say('signIn.title')[locale],
  body: html`<form method="post" action="/sign-in">
    ${carriedIn(carried)} <button>${say('signIn.with', { provider })[locale]}</button>
  </form>`,
});

/** The illustrative people by organisation and role. */
export function localPage(
  locale: Locale,
  people: readonly LocalChoice[],
  { search, ...carried }: Carried & { readonly search: string },
): PageContent {
  const wanted = search.toLocaleLowerCase(locale);
  const listed = people
    .map((each) => ({ ...each, text: localText(locale, each) }))
    .filter(({ text }) => text.toLocaleLowerCase(locale).includes(wanted))
    .toSorted((one, other) => one.text.localeCompare(other.text, locale));
  const items = listed.map(
    ({ affiliation, text }) => html`<li><button name="affiliation" value="${affiliation}">${text}</button></li>`,
  );
  return {
    title: say('signIn.title')[locale],
    body: html`<p>${say('signIn.local')[locale]}</p>
      <form method="get" action="/sign-in">
        ${carriedIn(carried)}
        <label
          >${say('signIn.search')[locale]} <input type="search" name="q" value="${search}" maxlength="100"
        /></label>
        <button>${say('signIn.searchButton')[locale]}</button>
      </form>
      <form method="post" action="/sign-in">
        ${carriedIn(carried)}
        <ul class="people">
          ${items.length > 0 ? items : html`<li>${say('signIn.nobodyFound')[locale]}</li>`}
        </ul>
      </form>`,
  };
}

function localText(locale: Locale, { organisation, name, role, platformRoles }: LocalChoice): string {
  const roles = [
    say(`role.${role}`)[locale],
    ...platformRoles.map((each) => say('signIn.platformRole', { role: each })[locale]),
  ];
  const texts = [readText(organisation, locale).text, readText(name, locale).text, roles.join(', ')];
  return `${texts.join(' · ')} (${say('signIn.illustrative')[locale]})`;
}

/** Who is signed in, for whom they can act, and the way out. */
export function accountPage(locale: Locale, signedIn: SignedIn, returnTo: string): PageContent {
  const several = signedIn.choices.length > 1 || signedIn.organisation === undefined;
  return {
    title: several ? say('signIn.chooseTitle')[locale] : say('signIn.title')[locale],
    body: html`<p>${signedInText(locale, signedIn)}</p>
      ${several ? choices(locale, signedIn.choices, returnTo) : ''} ${signOutForm(locale)}
      <p><a href="/">${say('signIn.back')[locale]}</a></p>`,
  };
}

const choices = (locale: Locale, all: readonly Choice[], returnTo: string): Html =>
  html`<form method="post" action="/sign-in/organisation">
    <input type="hidden" name="return" value="${returnTo}" />
    <ul class="people">
      ${all.map(
        ({ affiliation, organisation, role }) =>
          html`<li>
            <button name="affiliation" value="${affiliation}">
              ${readText(organisation, locale).text} · ${say(`role.${role}`)[locale]}
            </button>
          </li>`,
      )}
    </ul>
  </form>`;

const signOutForm = (locale: Locale): Html =>
  html`<form method="post" action="/sign-out"><button>${say('signIn.out')[locale]}</button></form>`;

export const signOutPage = (locale: Locale, isSignedIn: boolean): PageContent => ({
  title: say('signIn.out')[locale],
  body: isSignedIn
    ? html`<p>${say('signIn.outAsk')[locale]}</p>
        ${signOutForm(locale)}`
    : html`<p>${say('signIn.outDone')[locale]}</p>
        <p><a href="/sign-in">${say('signIn.again')[locale]}</a> · <a href="/">${say('signIn.back')[locale]}</a></p>`,
});

/** The way to a place of another site, which a form cannot lead to by itself. */
export const onwardPage = (locale: Locale, url: URL): PageContent => ({
  title: say('signIn.onward')[locale],
  body: html`<p><a href="${url.href}">${say('signIn.onward')[locale]}</a></p>`,
  onwardTo: url.href,
});

export const refusalPage = (locale: Locale, text: string): PageContent => ({
  title: say('signIn.title')[locale],
  body: html`<p>${text}</p>
    <p><a href="/sign-in">${say('signIn.again')[locale]}</a> · <a href="/">${say('signIn.back')[locale]}</a></p>`,
});
