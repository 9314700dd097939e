import { Hono } from 'hono';
import type { App } from '../http/app';

export const characters = new Hono<App>();
