"""SketchUp Pro: conversion of perpetual licences to subscriptions."""
