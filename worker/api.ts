import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { AppError } from '../rooms/protocol/error';
import { account } from './account/routes';
import { characters } from './characters/routes';
import { chat } from './chat/routes';
import { cheers } from './cheers/routes';
import { dbOf } from './db/client';
import { directory } from './directory/routes';
import { docs } from './docs/routes';
import { embed } from './embed/routes';
import { events } from './events/routes';
import { feelings } from './feelings/routes';
import { friends } from './friends/routes';
import { gifts } from './gifts/routes';
import { glossary } from './glossary/routes';
import { guestbook } from './guestbook/routes';
import { health } from './health/routes';
import type { App } from './http/app';
import { bodyMax } from './http/body';
import { langOf } from './http/locale';
import { sameOrigin } from './http/origin';
import { failed, secure } from './http/problem';
import { inbox } from './inbox/routes';
import { media, pictureFiles } from './media/routes';
import { members } from './members/routes';
import { partners } from './partners/routes';
import { people } from './people/routes';
import { pets } from './pets/routes';
import { previewFiles } from './previews/routes';
import { profiles } from './profiles/routes';
import { share } from './share/routes';
import { signIn } from './sign-in/routes';

const routes = new Hono<App>()
  .use(async (c, next) => {
    c.set('requestId', crypto.randomUUID());
    c.set('lang', langOf(c.req.header('accept-language')));
    c.set('db', dbOf(c.env));
    await next();
    secure(c.res.headers);
  })
  .use(sameOrigin)
  .use(bodyMax)
  .route('/', health)
  .route('/', previewFiles)
  .route('/', pictureFiles)
  .route('/', share)
  .route('/api', people)
  .route('/api', signIn)
  .route('/api', account)
  .route('/api', directory)
  .route('/api', members)
  .route('/api', chat)
  .route('/api', embed)
  .route('/api', glossary)
  .route('/api', profiles)
  .route('/api', guestbook)
  .route('/api', gifts)
  .route('/api', cheers)
  .route('/api', feelings)
  .route('/api', events)
  .route('/api', media)
  .route('/api', characters)
  .route('/api', pets)
  .route('/api', friends)
  .route('/api', inbox)
  .route('/api', partners);

/** Everything that answers JSON. Pages call it by `hc<Api>`. */
export type Api = typeof routes;

export const api = routes.route('/api', docs(routes));

api.notFound(() => {
  throw new AppError('route.not_found');
});
api.onError((error, c) => {
  // Hono's own refusals are of requests that it couldn't read.
  const known = error instanceof HTTPException && error.status < 500 ? new AppError('input.invalid') : error;
  return failed(known, c.req.raw, c.get('requestId'));
});
