throw new SyntaxError('no such module as this one should be');
