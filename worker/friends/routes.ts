import { Hono } from 'hono';
import type { App } from '../http/app';

export const friends = new Hono<App>();
