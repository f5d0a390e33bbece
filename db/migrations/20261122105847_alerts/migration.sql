CREATE TABLE "alert_mails" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alert_mails_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"rule_id" uuid NOT NULL,
	"channel_id" uuid,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alert_pulse" (
	"is_only" boolean PRIMARY KEY DEFAULT true,
	"beat_at" timestamp with time zone,
	CONSTRAINT "alert_pulse_is_one" CHECK ("is_only")
);
--> statement-breakpoint
CREATE TABLE "alert_rules" (
	"id" uuid PRIMARY KEY,
	"kind" text NOT NULL,
	"channel_id" uuid,
	"metric" text,
	"period" text,
	"direction" text,
	"limit" double precision NOT NULL,
	"cooldown_hours" integer NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"muted_until" timestamp with time zone,
	"written_by" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "alert_rules_cooldown" CHECK ("cooldown_hours" between 1 and 168),
	CONSTRAINT "alert_rules_threshold" CHECK ("kind" <> 'threshold' or ("metric" is not null and "period" is not null and "direction" is not null)),
	CONSTRAINT "alert_rules_metric" CHECK ("kind" not in ('band', 'quiet') or "metric" is not null)
);
--> statement-breakpoint
CREATE TABLE "alert_watchers" (
	"rule_id" uuid,
	"user_id" uuid,
	CONSTRAINT "alert_watchers_pkey" PRIMARY KEY("rule_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" uuid PRIMARY KEY,
	"rule_id" uuid NOT NULL,
	"channel_id" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"mailed_at" timestamp with time zone,
	"facts" jsonb NOT NULL,
	CONSTRAINT "alerts_order" CHECK ("closed_at" >= "opened_at")
);
--> statement-breakpoint
CREATE TABLE "arrival_rates" (
	"channel_id" uuid,
	"source" text,
	"per_hour" double precision[] NOT NULL,
	"arrivals" integer NOT NULL,
	"weeks" double precision NOT NULL,
	"learnt_at" timestamp with time zone NOT NULL,
	CONSTRAINT "arrival_rates_pkey" PRIMARY KEY("channel_id","source")
);
--> statement-breakpoint
CREATE TABLE "outages" (
	"id" uuid PRIMARY KEY,
	"channel_id" uuid,
	"kind" text NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "outages_order" CHECK ("ended_at" >= "began_at")
);
--> statement-breakpoint
CREATE TABLE "summary_choices" (
	"user_id" uuid PRIMARY KEY,
	"daily" boolean NOT NULL,
	"weekly" boolean NOT NULL,
	"monthly" boolean NOT NULL,
	"hour" integer NOT NULL,
	"weekday" integer NOT NULL,
	"skips_empty" boolean NOT NULL,
	CONSTRAINT "summary_choices_hour" CHECK ("hour" between 0 and 23),
	CONSTRAINT "summary_choices_weekday" CHECK ("weekday" between 0 and 6)
);
--> statement-breakpoint
CREATE TABLE "summary_sends" (
	"user_id" uuid,
	"kind" text,
	"day" date,
	"sent_at" timestamp with time zone NOT NULL,
	"was_empty" boolean NOT NULL,
	CONSTRAINT "summary_sends_pkey" PRIMARY KEY("user_id","kind","day")
);
--> statement-breakpoint
CREATE INDEX "alert_mails_rule" ON "alert_mails" ("rule_id","at");--> statement-breakpoint
CREATE INDEX "alert_mails_channel" ON "alert_mails" ("channel_id");--> statement-breakpoint
CREATE INDEX "alert_rules_channel" ON "alert_rules" ("channel_id");--> statement-breakpoint
CREATE INDEX "alert_watchers_user" ON "alert_watchers" ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_open_key" ON "alerts" ("rule_id",coalesce("channel_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "closed_at" is null;--> statement-breakpoint
CREATE INDEX "alerts_rule" ON "alerts" ("rule_id","opened_at");--> statement-breakpoint
CREATE INDEX "alerts_recent" ON "alerts" ("opened_at","id");--> statement-breakpoint
CREATE INDEX "alerts_channel" ON "alerts" ("channel_id");--> statement-breakpoint
CREATE UNIQUE INDEX "outages_open_key" ON "outages" ("kind",coalesce("channel_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "ended_at" is null;--> statement-breakpoint
CREATE INDEX "outages_channel" ON "outages" ("channel_id");--> statement-breakpoint
ALTER TABLE "alert_mails" ADD CONSTRAINT "alert_mails_rule_id_alert_rules_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "alert_rules"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "alert_mails" ADD CONSTRAINT "alert_mails_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "alert_rules" ADD CONSTRAINT "alert_rules_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "alert_watchers" ADD CONSTRAINT "alert_watchers_rule_id_alert_rules_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "alert_rules"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "alert_watchers" ADD CONSTRAINT "alert_watchers_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_rule_id_alert_rules_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "alert_rules"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "arrival_rates" ADD CONSTRAINT "arrival_rates_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "outages" ADD CONSTRAINT "outages_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "summary_choices" ADD CONSTRAINT "summary_choices_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "summary_sends" ADD CONSTRAINT "summary_sends_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE;