import { Hono } from 'hono';
import type { App } from '../http/app';

export const profiles = new Hono<App>();
