import { Hono } from 'hono';
import type { App } from '../http/app';

export const guestbook = new Hono<App>();
