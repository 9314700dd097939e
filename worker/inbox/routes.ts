import { Hono } from 'hono';
import type { App } from '../http/app';

export const inbox = new Hono<App>();
