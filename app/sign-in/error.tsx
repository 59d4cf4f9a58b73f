'use client';

export { default } from '../(board)/error';
