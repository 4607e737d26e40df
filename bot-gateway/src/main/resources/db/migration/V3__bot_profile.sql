-- What the bot's page says is asked of Telegram at each start: remembered here, it was never set again in a Telegram that
-- had forgotten it, or where another program had changed it.
DROP TABLE telegram_profile;
