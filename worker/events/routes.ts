import { Hono } from 'hono';
import type { App } from '../http/app';

export const events = new Hono<App>();
