import { Hono } from 'hono';
import type { App } from '../http/app';

export const cheers = new Hono<App>();
